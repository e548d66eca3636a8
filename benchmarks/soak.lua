-- In turn: a visitor reads, a learner reads, that learner marks, and somebody new marks.
local mark = dofile(debug.getinfo(1, "S").source:match("^@(.*/)") .. "marking.lua")
local topics = { "vectors", "matrices", "derivatives", "adam", "cnn", "rnn", "gan", "numpy", "backpropagation" }
local pages = { "/", "/search/?q=gradient", "/glossary/" }
local statuses = { "done", "learning", "skipped" }
local count = 0

local function page()
  local turn = math.floor(count / 4)
  if turn % 4 == 0 then return pages[turn / 4 % #pages + 1] end
  return "/topics/" .. topics[turn % #topics + 1] .. "/"
end

request = function()
  count = count + 1
  local cookie, kind = wrk.headers["Cookie"], count % 4
  if kind == 0 then return wrk.format("GET", page(), { ["Accept-Encoding"] = "br" }) end
  if kind == 1 then return wrk.format("GET", page(), { ["Accept-Encoding"] = "br", ["Cookie"] = cookie }) end
  local turn = math.floor(count / 4)
  return mark(topics[turn % #topics + 1], statuses[turn % #statuses + 1], kind == 2 and cookie or nil)
end

-- Milliseconds that each connection waits: a soak is long, and need not be fast.
delay = function()
  return 20
end
