'use strict';
// @actions/http-client and @actions/github import all of undici for these two names, and pay for it at every
// start whether or not a request is ever made. package.json overrides their undici with this file.
module.exports = {
  get ProxyAgent() {
    // undici's own index.js gives its dispatchers their request methods this way; a proxy is reached by one of them.
    Object.assign(require('undici/lib/dispatcher/dispatcher.js').prototype, require('undici/lib/api/index.js'));
    return require('undici/lib/dispatcher/proxy-agent.js');
  },
  get fetch() {
    return globalThis.fetch;
  },
};
