/**
 * Who is calling: {@link com.sfayn.oms.server.auth.TokenVerifier} turns a bearer token into an actor, or says no. A
 * strict gate stands in front of the token library: what is not plainly a signed access token of a trusted issuer never
 * reaches it.
 */
package com.sfayn.oms.server.auth;
