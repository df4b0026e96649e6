package com.sfayn.oms.server.config;

/**
 * One value as written in its source.
 *
 * @param key with indexes and tenant ids, e.g. {@code oms.issuers[0].audience}
 * @param origin file and line, the environment variable, or the command-line option
 */
public record RawSetting(String key, String text, String origin) {}
