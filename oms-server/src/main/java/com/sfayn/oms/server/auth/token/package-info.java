/**
 * Reads a token strictly, checks its type, audience and times, and reads its claims. Also creates tokens for
 * development.
 */
package com.sfayn.oms.server.auth.token;
