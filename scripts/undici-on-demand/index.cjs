'use strict';
// @actions/http-client and @actions/github import all of undici (1.3 MB, 80 ms of start-up) for these two names.
// scripts/build.ts puts this file in undici's place for @actions/github, a chunk that is loaded with the first
// request; without-proxy.cjs for @actions/core, which is loaded at every start and makes no request.
module.exports = {
  get ProxyAgent() {
    // undici's own index.js gives its dispatchers their request methods this way; a proxy is reached by one of them.
    Object.assign(
      require('undici/lib/dispatcher/dispatcher.js').prototype,
      require('undici/lib/api/index.js'),
    );
    return require('undici/lib/dispatcher/proxy-agent.js');
  },
  get fetch() {
    return globalThis.fetch;
  },
};
