/** How a document is read, measured and executed, and how whatever goes wrong is told. */
package com.sfayn.oms.graphql.internal.execution;
