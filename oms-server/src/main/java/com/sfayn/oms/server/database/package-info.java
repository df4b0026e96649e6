/** Opens, monitors and closes the database of the settings. */
package com.sfayn.oms.server.database;
