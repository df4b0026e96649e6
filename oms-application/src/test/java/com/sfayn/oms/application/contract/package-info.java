/**
 * The contract of every storage, as tests that each storage's module extends. A new storage must pass it.
 */
package com.sfayn.oms.application.contract;
