/** Imports of CSV files over HTTP. */
package com.sfayn.oms.server.http.imports;
