package com.sfayn.oms.server.http.imports;

/**
 * The parts and settings of the import routes.
 *
 * @param maxBody longest accepted file, in bytes
 */
public record ImportParts(Imports imports, int maxBody) {}
