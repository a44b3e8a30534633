/**
 * Reads GITHUB_OUTPUT as the runner does on Linux (actions/runner, FileCommandManager.cs), where a line ends with LF
 * alone: `name=value`, or a heredoc `name<<DELIMITER`, value lines, `DELIMITER`. Throws where the runner would.
 */
export function parseCommandFile(text: string): Map<string, string> {
  const values = new Map<string, string>();
  const lines = text.split('\n');
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? '';
    index += 1;
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      values.set(line.slice(0, equals), line.slice(equals + 1));
      continue;
    }
    if (heredoc <= 0 || line.length === heredoc + 2) throw new Error(`Invalid format '${line}'`);
    const delimiter = line.slice(heredoc + 2);
    const end = lines.indexOf(delimiter, index);
    if (end < 0) throw new Error(`Matching delimiter not found '${delimiter}'`);
    values.set(line.slice(0, heredoc), lines.slice(index, end).join('\n'));
    index = end + 1;
  }
  return values;
}
