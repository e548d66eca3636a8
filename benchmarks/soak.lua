-- In turn: a visitor reads, a learner reads, that learner marks, and somebody new marks.
local topics = { "vectors", "matrices", "derivatives", "adam", "cnn", "rnn", "gan", "numpy", "backpropagation" }
local pages = { "/", "/search/?q=gradient", "/glossary/" }
local statuses = { "done", "learning", "skipped" }
local count = 0

local function page()
  local turn = math.floor(count / 4)
  if turn % 4 == 0 then return pages[turn / 4 % #pages + 1] end
  return "/topics/" .. topics[turn % #topics + 1] .. "/"
end

local function mark(cookie)
  local headers = { ["Content-Type"] = "application/x-www-form-urlencoded", ["Sec-Fetch-Site"] = "same-origin",
                    ["HX-Request"] = "true", ["Cookie"] = cookie }
  local path = "/topics/" .. topics[math.floor(count / 4) % #topics + 1] .. "/status/"
  return wrk.format("POST", path, headers, "status=" .. statuses[math.floor(count / 4) % #statuses + 1])
end

request = function()
  count = count + 1
  local cookie, kind = wrk.headers["Cookie"], count % 4
  if kind == 0 then return wrk.format("GET", page(), { ["Accept-Encoding"] = "br" }) end
  if kind == 1 then return wrk.format("GET", page(), { ["Accept-Encoding"] = "br", ["Cookie"] = cookie }) end
  return mark(kind == 2 and cookie or nil)
end

-- Milliseconds that each connection waits: a soak is long, and need not be fast.
delay = function()
  return 20
end
