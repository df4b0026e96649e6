/** The fields of Query. */
package com.sfayn.oms.graphql.internal.query;
