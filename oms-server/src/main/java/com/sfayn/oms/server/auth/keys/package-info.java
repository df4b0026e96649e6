/** The keys that verify tokens: fetched from the issuers that publish them, cached, and limited in number and age. */
package com.sfayn.oms.server.auth.keys;
