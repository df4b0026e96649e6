package com.sfayn.oms.server.stream;

/** What Redis has to do in one step, in Lua. Commands have the form that Redis 6.2 knows. */
final class Scripts {
    /**
     * Copies an entry, byte by byte as it stands, to the dead-letter stream and acknowledges it; but not if it is no
     * longer pending, since then somebody else has settled it. The copy comes first: if it fails, nothing has happened.
     * What an earlier time added ({@link DeadLetter}) is replaced, but for the id. At most 3,000 fields are copied, since
     * Lua can't pass on many more.
     *
     * <p>Keys: stream, dead-letter stream. Arguments: group, id, length of the dead-letter stream, reason, time.
     */
    static final String SET_ASIDE = """
            if #redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[2], ARGV[2], 1) == 0 then return 0 end
            local entry = redis.call('XRANGE', KEYS[1], ARGV[2], ARGV[2])[1]
            local fields = entry and entry[2] or {}
            local command = {'XADD', KEYS[2], 'MAXLEN', '~', ARGV[3], '*'}
            local origin = ARGV[2]
            for i = 1, math.min(#fields, 6000), 2 do
              if fields[i] == 'dead_entry_id' then origin = fields[i + 1] end
              if fields[i] ~= 'dead_reason' and fields[i] ~= 'dead_entry_id' and fields[i] ~= 'dead_at' then
                command[#command + 1] = fields[i]
                command[#command + 1] = fields[i + 1]
              end
            end
            for _, text in ipairs({'dead_reason', ARGV[4], 'dead_entry_id', origin, 'dead_at', ARGV[5]}) do
              command[#command + 1] = text
            end
            redis.call(unpack(command))
            redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
            return 1
            """;

    /**
     * Removes a consumer's name, unless it owes an entry: that would be lost with it.
     *
     * <p>Key: stream. Arguments: group, consumer.
     */
    static final String RETIRE = """
            if #redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 1, ARGV[2]) > 0 then return 0 end
            redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], ARGV[2])
            return 1
            """;

    /**
     * Removes the names of consumers that owe nothing and have not been seen for long.
     *
     * <p>Key: stream. Arguments: group, own name, milliseconds. Answers how many.
     */
    static final String RETIRE_GONE = """
            local retired = 0
            for _, flat in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
              local consumer = {}
              for i = 1, #flat, 2 do consumer[flat[i]] = flat[i + 1] end
              if consumer.name ~= ARGV[2] and consumer.pending == 0 and consumer.idle >= tonumber(ARGV[3]) then
                redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], consumer.name)
                retired = retired + 1
              end
            end
            return retired
            """;

    /**
     * How many entries the group has not been given yet, and how many it has not acknowledged. Redis tells the first
     * from version 7 on, and only as long as no entry between was deleted; else they are counted, up to 1,000.
     *
     * <p>Key: stream. Argument: group. Answers lag and pending; nothing if there is no such group.
     */
    static final String MEASURE = """
            for _, flat in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
              local group = {}
              for i = 1, #flat, 2 do group[flat[i]] = flat[i + 1] end
              if group.name == ARGV[1] then
                local after = '(' .. group['last-delivered-id']
                return {group.lag or #redis.call('XRANGE', KEYS[1], after, '+', 'COUNT', 1000), group.pending}
              end
            end
            return {}
            """;

    private Scripts() {}
}
