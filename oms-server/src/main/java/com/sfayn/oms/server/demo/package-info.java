/**
 * The demonstration: two tenants in a database in memory, and a walk through the main job over real HTTP, told in lines
 * that a person can follow and check.
 */
package com.sfayn.oms.server.demo;
