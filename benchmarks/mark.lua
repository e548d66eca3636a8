-- Marks topics one after another, each with another status than before.
local topics = { "vectors", "matrices", "derivatives", "adam", "cnn", "rnn", "gan", "numpy" }
local statuses = { "done", "learning", "skipped" }
local count = 0

request = function()
  count = count + 1
  local topic = topics[count % #topics + 1]
  local body = "status=" .. statuses[count % #statuses + 1]
  local headers = { ["Content-Type"] = "application/x-www-form-urlencoded", ["Sec-Fetch-Site"] = "same-origin",
                    ["HX-Request"] = "true", ["Cookie"] = wrk.headers["Cookie"] }
  return wrk.format("POST", "/topics/" .. topic .. "/status/", headers, body)
end
