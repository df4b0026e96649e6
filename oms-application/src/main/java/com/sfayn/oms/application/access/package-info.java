/** Who the caller is within one transaction: what they may do, and which orders are theirs. */
package com.sfayn.oms.application.access;
