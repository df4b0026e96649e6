package com.sfayn.oms.domain.circle.one;

import com.sfayn.oms.domain.circle.CircleRoot;

/** The other half of the cycle. */
public record CircleLeaf(CircleRoot root) {}
