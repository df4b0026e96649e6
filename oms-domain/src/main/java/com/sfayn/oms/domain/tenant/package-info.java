/** The owner of data: all stored data and every call belong to exactly one tenant. */
package com.sfayn.oms.domain.tenant;
