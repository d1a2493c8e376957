-- Every request of wrk under an address of its own, so that no page is answered from memory.
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("thread", threads)
end

function init()
  asked = 0
  path = wrk.path .. (wrk.path:find("?", 1, true) and "&" or "?")
end

function request()
  asked = asked + 1
  return wrk.format(nil, path .. "n=" .. os.time() .. thread .. "-" .. asked)
end
