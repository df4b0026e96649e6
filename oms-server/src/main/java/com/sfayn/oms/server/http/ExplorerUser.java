package com.sfayn.oms.server.http;

/**
 * A user that the explorer offers for selection, so that no token has to be typed. For demonstrations only: the page
 * hands the token to every visitor.
 *
 * @param id short id for links such as {@code /graphiql?as=customer}
 * @param name display name
 * @param token bearer token, without {@code Bearer}
 */
public record ExplorerUser(String id, String name, String token) {}
