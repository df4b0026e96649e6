/**
 * Authentication: {@link com.sfayn.oms.server.auth.TokenVerifier} turns a bearer token into an actor, or rejects it.
 * Strict checks run before the JWT library: only signed access tokens of a trusted issuer reach it.
 */
package com.sfayn.oms.server.auth;
