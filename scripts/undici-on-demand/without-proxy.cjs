'use strict';
module.exports = {
  get ProxyAgent() {
    throw new Error('A request was made through @actions/core or tool-cache, which Belay does not do.');
  },
};
