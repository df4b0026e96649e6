package com.sfayn.oms.domain.circle;

import com.sfayn.oms.domain.circle.one.CircleLeaf;

/** Part of a package cycle that {@code PackageCycles} must find. */
public record CircleRoot(CircleLeaf leaf) {}
