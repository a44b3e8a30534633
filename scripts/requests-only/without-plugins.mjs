// Stands in for the plugins of octokit that @actions/github loads: a method for each route of GitHub's API (370 KB)
// and walking through pages. lib/github asks by route and walks by itself, so neither is used.
const nothing = () => ({});

export { nothing as paginateRest, nothing as restEndpointMethods };
