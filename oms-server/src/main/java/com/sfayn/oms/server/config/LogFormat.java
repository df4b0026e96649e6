package com.sfayn.oms.server.config;

/** The format of the log. */
public enum LogFormat {
    /** Plain lines, for people. */
    TEXT,
    /** One JSON object per line, for machines. */
    JSON
}
