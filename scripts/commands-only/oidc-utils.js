// scripts/build.ts puts this file in the place of @actions/core's own, which loads what makes requests (http, https,
// tls, tunnel; 20 ms of every start) for a token Belay does not ask for.
export const OidcClient = {
  getIDToken() {
    throw new Error('An identity token was asked for, which Belay does not do.');
  },
};
