/** What every area of the schema is wired with: field readers, input readers, and the call that is being answered. */
package com.sfayn.oms.graphql.internal.wiring;
