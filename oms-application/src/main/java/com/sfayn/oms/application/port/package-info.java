/** What the use cases need from outside: tenant-scoped storage, payment providers, identifiers. */
package com.sfayn.oms.application.port;
