/** Resolves the caller's permissions and which orders they may see. Not for embedders. */
package com.sfayn.oms.application.internal.access;
