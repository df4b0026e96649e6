/** Local copies of vendors and their products. */
package com.sfayn.oms.domain.catalogue;
