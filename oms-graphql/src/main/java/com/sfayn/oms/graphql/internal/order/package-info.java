/** Output types of orders, their parts and prices, also under the predecessor's names. */
package com.sfayn.oms.graphql.internal.order;
