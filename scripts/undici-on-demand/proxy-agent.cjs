'use strict';
// undici's own index.js gives its dispatchers their request methods this way; a proxy is reached by one of them.
Object.assign(require('undici/lib/dispatcher/dispatcher.js').prototype, require('undici/lib/api/index.js'));
module.exports = require('undici/lib/dispatcher/proxy-agent.js');
