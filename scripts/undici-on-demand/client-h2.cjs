'use strict';
// scripts/build.ts puts this file in the place of undici's own, which loads node:http2. No server is offered it.
module.exports = () => {
  throw new Error('A server spoke HTTP/2, which it was not offered.');
};
