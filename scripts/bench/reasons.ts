/** Why a group falls short of its goal, and what helps: found by profile, and written down by hand. */
export const reasons: Readonly<Record<string, string>> = {
  start:
    "**A start.** By CPU profile a start of `notify` is bare Node (a third), reading its script (a sixth), Node's own modules for files, HTTP and checksums (a quarter), and its work. What is not always needed is read when it is: GitHub's client, the YAML library, TLS, what a proxy needs. `backup` and `rollback` start programs besides, which is their work. On a runner of your own `NODE_COMPILE_CACHE=/a/folder` in the runner's `.env` takes 20 to 40 ms off every start of every action, ours or not. Node runs what stands in that folder as it stands: nobody but the runner's user may write there, and a runner that also runs jobs of strangers should not have one.",
  watch:
    '**Requests of a watch.** `interval` is the longest wait between two looks, so a watch of five minutes looks 31 times at the least. Six looks more come in the first half minute and after a change, 1 to 7 s apart: a verdict that is red at once is seen at once. All but two are answered "not modified", which GitHub does not count. `interval: 15s` sends 29.',
  urls: "**10,000 URLs.** Node's own HTTP client alone, with a connection for each request and nothing judged, took 5.4 s and 173 MB beside the same server on the same two processors: the rest of the time is the machine's, not ours. Kept connections would be faster, and would ask the old process after a restart (fault H8).",
};
