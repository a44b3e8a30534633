'use strict';
// scripts/build.ts puts this file in the place of undici's own, which brings the bodies of fetch: forms, blobs, streams.
module.exports = {
  extractBody() {
    throw new Error('A form was sent, which Belay does not do.');
  },
};
