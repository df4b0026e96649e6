package com.sfayn.oms.domain.circle;

import com.sfayn.oms.domain.circle.one.CircleLeaf;

/** Depends on a package below that depends on this one: what {@code PackageCycles} has to find. */
public record CircleRoot(CircleLeaf leaf) {}
