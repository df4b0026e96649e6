package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.memory.InMemoryStorage;

class GoodsInMemoryTest extends GoodsContract {
    GoodsInMemoryTest() {
        super(new InMemoryStorage());
    }
}
