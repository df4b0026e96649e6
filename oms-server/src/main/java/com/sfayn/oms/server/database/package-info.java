/** Opens, watches and closes the database that settings name. */
package com.sfayn.oms.server.database;
