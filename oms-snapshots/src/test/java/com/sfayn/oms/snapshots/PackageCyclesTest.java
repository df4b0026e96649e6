package com.sfayn.oms.snapshots;

import com.sfayn.oms.domain.PackageCycles;
import org.junit.jupiter.api.Test;

class PackageCyclesTest {
    @Test
    void the_packages_of_this_module_do_not_depend_on_each_other_in_cycles() {
        PackageCycles.check("com.sfayn.oms.snapshots");
    }
}
