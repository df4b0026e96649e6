package com.sfayn.oms.server.http;

/**
 * Somebody as whom the explorer may be used without typing a token. For demonstrations: the token is given to everybody
 * who opens the page.
 *
 * @param id short, for a link: {@code /graphiql?as=customer}
 * @param name as a person reads it
 * @param token without {@code Bearer}
 */
public record ExplorerUser(String id, String name, String token) {}
