/** Text as HTML shows it, letter for letter. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A link of a chat: shown, and leading nowhere but where it says. */
export function anchor(url: string, inner: string): string {
  return `<a href="${escapeHtml(url)}" title="${escapeHtml(url)}">${inner}</a>`;
}

/** Somebody who is called: what a preview must only ever show where `mention` was used. */
export function called(name: string): string {
  return `<span class="called">${escapeHtml(name)}</span>`;
}
