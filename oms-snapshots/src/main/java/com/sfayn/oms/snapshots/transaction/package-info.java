/** Integration with an application's transactions, and serialised writes on H2. */
package com.sfayn.oms.snapshots.transaction;
