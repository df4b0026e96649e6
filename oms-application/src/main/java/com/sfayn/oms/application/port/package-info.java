/** What the use cases need of the outside: storage behind one tenant door, payment providers, identifiers. */
package com.sfayn.oms.application.port;
