/**
 * What every storage must do, as tests that each storage's module extends; a storage in memory that passes them; and
 * sample data. A new storage passes the contract, or it is not one.
 */
package com.sfayn.oms.application.contract;
