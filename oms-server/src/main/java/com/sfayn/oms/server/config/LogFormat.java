package com.sfayn.oms.server.config;

/** Whom the log is written for. */
public enum LogFormat {
    /** People at a terminal. */
    TEXT,
    /** Machines: one JSON object per line. */
    JSON
}
