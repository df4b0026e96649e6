package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.application.snapshot.row.JsonReader;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.parsing.Parsed.Problem;
import java.util.List;
import java.util.Map;

class LoginInMemoryTest extends LoginContract {
    private static final Map<String, List<String>> LISTS =
            Map.of("[\"customer\"]", List.of("customer"), "[]", List.of());

    LoginInMemoryTest() {
        super(new InMemoryStorage());
    }

    @Override
    protected JsonReader json() {
        return text -> LISTS.containsKey(text)
                ? Parsed.of(LISTS.get(text))
                : Parsed.failed(List.of(new Problem(null, text, "It is not JSON.")));
    }
}
