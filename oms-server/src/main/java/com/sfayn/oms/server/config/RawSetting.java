package com.sfayn.oms.server.config;

/**
 * One value as somebody wrote it.
 *
 * @param key with indexes and names filled in, e.g. {@code oms.issuers[0].audience}
 * @param origin file and line, or the environment variable
 */
public record RawSetting(String key, String text, String origin) {}
