package com.sfayn.oms.server.http.imports;

/**
 * How files of rows are imported.
 *
 * @param maxBody longest accepted file, in bytes
 */
public record ImportParts(Imports imports, int maxBody) {}
