'use strict';
// @actions/http-client and @actions/github import all of undici (1.3 MB, 80 ms of start-up) for these two names.
// scripts/build.ts puts this file in undici's place for @actions/github; proxy-agent.cjs is a file beside the bundle,
// read where the runner names a proxy. without-proxy.cjs is for @actions/core, which makes no request.
module.exports = {
  get ProxyAgent() {
    return require('#proxy-agent');
  },
  get fetch() {
    return globalThis.fetch;
  },
};
