/** Common wiring of all areas: field readers, input readers, and the request's context. */
package com.sfayn.oms.graphql.internal.wiring;
