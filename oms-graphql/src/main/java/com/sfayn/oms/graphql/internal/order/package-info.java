/** How an order, its parts and its price are shown, also under the predecessor's names. */
package com.sfayn.oms.graphql.internal.order;
